"""The desk and the public pages, server-rendered. Nothing stands here yet."""
