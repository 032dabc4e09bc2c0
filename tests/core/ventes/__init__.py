"""Sales: the rule table, what is written, what is read back."""
