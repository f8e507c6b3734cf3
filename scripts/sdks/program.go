package main

import (
	"bytes"
	"context"
	"fmt"

	"github.com/blang/semver"

	"github.com/pulumi/pulumi/pkg/v3/codegen/hcl2/syntax"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/pcl"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// generateProgram does what Pulumi's language host for Node.js does with a program that `pulumi import` gives it.
func generateProgram(pkg *schema.Package, text []byte) (map[string][]byte, error) {
	parser := syntax.NewParser()
	if err := parser.ParseFile(bytes.NewReader(text), "main.pp"); err != nil {
		return nil, err
	}
	if parser.Diagnostics.HasErrors() {
		return nil, parser.Diagnostics
	}
	options := append(pcl.NonStrictBindOptions(), pcl.PreferOutputVersionedInvokes)
	program, diagnostics, err := pcl.BindProgram(parser.Files, onlyPackage{pkg}, options...)
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	files, diagnostics, err := nodejs.GenerateProgram(program)
	if err != nil {
		return nil, err
	}
	if diagnostics.HasErrors() {
		return nil, diagnostics
	}
	return files, nil
}

// onlyPackage loads one package, which is there already.
type onlyPackage struct{ pkg *schema.Package }

func (loader onlyPackage) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	if name != loader.pkg.Name {
		return nil, fmt.Errorf("there is no package %s", name)
	}
	return loader.pkg, nil
}

func (loader onlyPackage) LoadPackageV2(
	_ context.Context, descriptor *schema.PackageDescriptor,
) (*schema.Package, error) {
	return loader.LoadPackage(descriptor.Name, descriptor.Version)
}
