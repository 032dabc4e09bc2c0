"""Pictures of every screen and dialog, for whoever judges them and for the guide."""
