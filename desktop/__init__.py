"""The owner's window: shows what core knows, and asks core for every change."""
