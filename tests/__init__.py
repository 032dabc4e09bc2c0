"""The tests of Comptoir; the folders mirror the tree."""
