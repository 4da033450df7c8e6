// Command clearsign signs what it reads with a key that it makes and forgets, as gpg --clearsign does with one that it
// keeps. The public part of the key goes into a keyring of the format that Helm reads.
package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/crypto/openpgp"
	"golang.org/x/crypto/openpgp/clearsign"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: clearsign NAME KEYRING")
		os.Exit(2)
	}
	if err := sign(os.Args[1], os.Args[2], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "clearsign:", err)
		os.Exit(1)
	}
}

func sign(name, keyring string, message io.Reader, signed io.Writer) error {
	key, err := openpgp.NewEntity(name, "", name+"@example.com", nil)
	if err != nil {
		return err
	}
	writer, err := clearsign.Encode(signed, key.PrivateKey, nil)
	if err != nil {
		return err
	}
	if _, err := io.Copy(writer, message); err != nil {
		return err
	}
	if err := writer.Close(); err != nil {
		return err
	}
	public, err := os.Create(keyring)
	if err != nil {
		return err
	}
	if err := key.Serialize(public); err != nil {
		return err
	}
	return public.Close()
}
