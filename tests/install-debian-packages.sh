#!/bin/sh
# Install the Debian packages listed in debian-packages.txt, without starting their services.
# Does nothing where all are there. Off Debian, or without root, it says what is missing and
# leaves it at that, for the tests that need them skip themselves; with CI=true it fails.
set -eu

here=$(dirname "$0")
wanted=$(sed -e 's/#.*//' "$here/debian-packages.txt")

give_up() {
    echo "install-debian-packages: $1" >&2
    if [ "${CI:-}" = true ]; then exit 1; fi
    exit 0
}

if ! command -v dpkg-query >/dev/null; then
    give_up "not a Debian system, so the lab of real filters is skipped; it needs:$(printf ' %s' $wanted)"
fi

# dpkg-query complains about packages it has never heard of: those are just what is asked for.
installed=$(dpkg-query -W -f '${db:Status-Abbrev}${Package}\n' $wanted 2>/dev/null | sed -n 's/^ii //p' || true)
missing=
for package in $wanted; do
    printf '%s\n' "$installed" | grep -qx -- "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

[ "$(id -u)" -eq 0 ] || give_up "not root, so these stay missing:$missing"

# Debian asks policy-rc.d before it starts a service: 101 means no. A policy that is already
# there is the machine's own: it is moved aside and comes back, whatever happens. One that a
# killed run of this script left behind is known by its mark.
policy=/usr/sbin/policy-rc.d
kept=$policy.before-venuecheck
mark='# put here by install-debian-packages.sh for as long as it runs'
is_there() { [ -e "$1" ] || [ -L "$1" ]; }
restore() {
    if grep -qsxF -- "$mark" "$policy"; then rm -f "$policy"; fi
    if is_there "$kept" && ! is_there "$policy"; then mv "$kept" "$policy"; fi
}
restore
if is_there "$kept"; then
    echo "install-debian-packages: both $policy and $kept exist; remove the one that is not yours" >&2
    exit 1
fi
trap restore EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP
if is_there "$policy"; then mv "$policy" "$kept"; fi
printf '#!/bin/sh\n%s\nexit 101\n' "$mark" >"$policy"
chmod 755 "$policy"

export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -q -y --no-install-recommends $missing; } ||
    give_up "apt could not install all of:$missing"
