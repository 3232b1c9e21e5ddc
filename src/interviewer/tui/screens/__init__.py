"""One module a screen: it binds the session down into widgets and hands actions to one gate."""
