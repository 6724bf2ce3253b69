// replaced by this target's first test
