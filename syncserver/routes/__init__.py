"""The routes that terminals call, a noun a file, each declared in its `ROUTES`."""
