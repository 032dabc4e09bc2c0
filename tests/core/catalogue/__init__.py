"""Articles: what terminals are sent and what the owner edits."""
