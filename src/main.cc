// hearsay: the command-line program. Everything is in src/cli.
#include "cli/run.h"

int main(int argc, char** argv) { return hearsay::cli::run(argc, argv); }
