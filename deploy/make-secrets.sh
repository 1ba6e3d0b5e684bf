#!/bin/sh
# Makes the secrets that compose.yaml mounts, each random and in a file of its own under secrets/ beside this script
# (or in the folder given). Keeps those that exist.
#
# The files are readable for all and the folder is not: containers read them under users of their own, and others on
# this machine cannot enter.
set -eu

folder=${1:-$(CDPATH='' cd "$(dirname "$0")" && pwd)/secrets}
umask 077
mkdir -p "$folder"
chmod 700 "$folder"
for name in database-password operator-token auditor-token viewer-token grafana-password; do
    file=$folder/$name
    if [ -s "$file" ]; then
        echo "kept $file"
        continue
    fi
    secret=$(od -An -N32 -tx1 /dev/urandom | tr -d ' \n')
    printf '%s\n' "$secret" >"$file"
    chmod 444 "$file"
    echo "made $file"
done
