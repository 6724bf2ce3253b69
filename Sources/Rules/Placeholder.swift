// replaced by this target's first type
