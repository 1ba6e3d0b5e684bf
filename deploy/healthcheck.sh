#!/bin/bash
# Succeeds if the service takes requests. Bash alone opens the connection, so that images need no HTTP client.
set -eu

exec 3<>"/dev/tcp/127.0.0.1/${SLUICE_HTTP_PORT:-8080}"
printf 'GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
IFS=' ' read -r -t 4 _ status _ <&3
[ "$status" = 200 ]
