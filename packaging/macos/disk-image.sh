#!/usr/bin/env bash
# Signs the app where an identity is given, puts it into a disk image, and has Apple notarise that.
#
#   disk-image.sh build/whole/gpts-desktop.app
#
# CODESIGN_IDENTITY   "Developer ID Application: …"; without it the app is signed for this machine
# NOTARY_PROFILE      a profile of `xcrun notarytool store-credentials`, which keeps the password
#                     in the keychain: no secret is in an argument or a variable
set -euo pipefail
app="$1"
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
build="$here/../../build"
image="$build/gpts-desktop.dmg"
identity="${CODESIGN_IDENTITY:--}"

# From the inside out: a signature covers what is below it.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
  xargs -0 codesign --force --timestamp --options runtime --sign "$identity"
codesign --force --timestamp --options runtime \
  --entitlements "$here/entitlements.plist" --sign "$identity" "$app"
codesign --verify --deep --strict "$app"

stage="$(mktemp -d)"
trap 'rm -rf "$stage"' EXIT
cp -R "$app" "$stage/"
ln -s /Applications "$stage/Applications"
rm -f "$image"
hdiutil create -volname gpts-desktop -srcfolder "$stage" -fs HFS+ -format UDZO "$image"
codesign --force --timestamp --sign "$identity" "$image"

if [ -n "${NOTARY_PROFILE:-}" ]; then
  xcrun notarytool submit "$image" --keychain-profile "$NOTARY_PROFILE" --wait
  xcrun stapler staple "$image"
fi
