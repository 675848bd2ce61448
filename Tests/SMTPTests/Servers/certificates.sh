#!/bin/sh
# Makes a certificate authority and server certificates in the folder given: good (localhost, 127.0.0.1), other (another
# name), expired, and stray (of an authority that nobody knows).
set -eu
cd "$1"
exec >/dev/null 2>&1
key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }
authority() {
  key "$1"
  openssl req -new -x509 -key "$1.key" -out "$1.pem" -days 30 -subj "/CN=Test authority $1" \
    -addext basicConstraints=critical,CA:TRUE
}
# name, subject alternative names, days, authority
certificate() {
  key "$1"
  printf 'subjectAltName=%s\nbasicConstraints=CA:FALSE\n' "$2" >"$1.ext"
  openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
  openssl x509 -req -in "$1.csr" -CA "$4.pem" -CAkey "$4.key" -CAcreateserial -days "$3" -extfile "$1.ext" -out "$1.pem"
}
authority ca
authority nobody
certificate good DNS:localhost,IP:127.0.0.1 30 ca
certificate other DNS:elsewhere.example,IP:192.0.2.1 30 ca
certificate expired DNS:localhost,IP:127.0.0.1 -1 ca
certificate stray DNS:localhost,IP:127.0.0.1 30 nobody
