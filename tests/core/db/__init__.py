"""The file itself: engine, types, triggers, schema."""
