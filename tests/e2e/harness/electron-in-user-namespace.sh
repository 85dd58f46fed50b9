#!/bin/sh
# Starts Electron as user 1000 of a new user namespace, so that Chromium's sandbox is on even where tests run as root.
exec unshare --user --map-user=1000 --map-group=1000 "$CLEARPROOF_ELECTRON" "$@"
