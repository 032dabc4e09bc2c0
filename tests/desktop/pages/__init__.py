"""The pages, acted on by their widgets."""
