// The disposable process that prepares one corpus file after the other; it may die, as in the program.
const { bundledResources, createParserTools, parentPort, serveParser } = await import(process.argv[2]);
serveParser(parentPort(), createParserTools(bundledResources(process.argv[3])));
