"""The pictures of the screens."""
