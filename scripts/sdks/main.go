// Makes the plugin's packages for other languages from its schema, and the programs that `pulumi import` writes, with
// Pulumi's own generators.
//
//	go run . packages SCHEMA FOLDER LANGUAGE...
//	go run . program SCHEMA FOLDER < PROGRAM
//
// A diagnostic about the schema or the program is an error.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

const tool = "npm run sdks"

type generator func(*schema.Package) (map[string][]byte, error)

var generators = map[string]generator{
	"python": func(pkg *schema.Package) (map[string][]byte, error) {
		return python.GeneratePackage(tool, pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (map[string][]byte, error) {
		return gogen.GeneratePackage(tool, pkg, nil)
	},
	"nodejs": func(pkg *schema.Package) (map[string][]byte, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return errors.New("usage: sdks packages SCHEMA FOLDER LANGUAGE... | sdks program SCHEMA FOLDER < PROGRAM")
	}
	pkg, err := bind(args[1])
	if err != nil {
		return err
	}
	if args[0] == "program" {
		text, err := io.ReadAll(os.Stdin)
		if err != nil {
			return err
		}
		files, err := generateProgram(pkg, text)
		if err != nil {
			return err
		}
		return write(args[2], files)
	}
	for _, language := range args[3:] {
		files, err := generators[language](pkg)
		if err != nil {
			return fmt.Errorf("%s: %w", language, err)
		}
		if err := write(filepath.Join(args[2], language), files); err != nil {
			return err
		}
	}
	return nil
}

func bind(file string) (*schema.Package, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return nil, err
	}
	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	if err != nil {
		return nil, err
	}
	for _, each := range diagnostics {
		fmt.Fprintf(os.Stderr, "%s: %s\n", each.Summary, each.Detail)
	}
	if len(diagnostics) > 0 {
		return nil, fmt.Errorf("%s has %d problems", file, len(diagnostics))
	}
	return pkg, nil
}

func write(folder string, files map[string][]byte) error {
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
