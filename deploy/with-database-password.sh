#!/bin/sh
# Runs the command given, with the database's password taken from the file that QUARKUS_DATASOURCE_PASSWORD_FILE names.
# Secrets come as files, from systemd or a container engine, but the program takes this one from the environment.
set -eu

if [ -n "${QUARKUS_DATASOURCE_PASSWORD_FILE:-}" ]; then
    if [ -n "${QUARKUS_DATASOURCE_PASSWORD:-}" ]; then
        echo 'sluice: QUARKUS_DATASOURCE_PASSWORD and QUARKUS_DATASOURCE_PASSWORD_FILE are both set' >&2
        exit 2
    fi
    if [ ! -r "$QUARKUS_DATASOURCE_PASSWORD_FILE" ]; then
        echo "sluice: QUARKUS_DATASOURCE_PASSWORD_FILE: cannot read $QUARKUS_DATASOURCE_PASSWORD_FILE" >&2
        exit 3
    fi
    QUARKUS_DATASOURCE_PASSWORD=$(cat "$QUARKUS_DATASOURCE_PASSWORD_FILE")
    export QUARKUS_DATASOURCE_PASSWORD
    unset QUARKUS_DATASOURCE_PASSWORD_FILE
fi
exec "$@"
