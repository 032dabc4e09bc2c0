"""The look: colours, type and icons."""
