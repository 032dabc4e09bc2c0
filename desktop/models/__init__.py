"""What tables show: columns, and a model that holds ids and fetches rows as they are seen."""
