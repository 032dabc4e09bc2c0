"""Tables on their way out of the window, written by a child process: files, pages, paper."""
