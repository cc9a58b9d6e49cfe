"""Whole-process measures of the packaged cubechat, each beside its peers in the same run."""
