"""Sales: what terminals send, what is decided, what is written, what is read back."""
