"""Sales that wait: what the owner is shown of them and what he decides."""
