import { programVersion } from './program-version.ts';

type Verb = (argv: readonly string[]) => Promise<number>;

/** Every verb: one line of help and its file, loaded only when asked for. */
const VERBS: Readonly<Record<string, { readonly help: string; readonly load: () => Promise<Verb> }>> = {
  plan: { help: 'Plan a course from a photo and a case file', load: async () => (await import('./plan.ts')).runPlan },
  dots: { help: 'Place dots on any surface', load: async () => (await import('./dots.ts')).runDots },
  skin: { help: 'What a dot does to the look of skin', load: async () => (await import('./skin.ts')).runSkin },
  screen: { help: 'Screen intake answers', load: async () => (await import('./screen.ts')).runScreen },
  options: { help: 'Compare the options for a person', load: async () => (await import('./options.ts')).runOptions },
  course: { help: 'Lay out the dates of a course', load: async () => (await import('./course.ts')).runCourse },
  gate: { help: 'May the next session start?', load: async () => (await import('./gate.ts')).runGate },
  aftercare: { help: 'The days around a session', load: async () => (await import('./aftercare.ts')).runAftercare },
  start: { help: 'Serve the studio on this computer', load: async () => (await import('./start.ts')).runStart },
};

function help(): string {
  const rows = Object.entries(VERBS).map(([name, verb]) => `  ${name.padEnd(11)}${verb.help}`);
  return `Whorl ${programVersion()}: an open studio for scalp micropigmentation\n\nUsage: whorl VERB [arguments]\n\n${rows.join('\n')}\n  help       Show this text; whorl VERB --help shows that of a verb\n  version    Show the version\n\nExit codes: 0 done, 1 a fault of the program, 2 bad input, 3 refused by a rule, 4 cannot write.\n`;
}

/** Runs a command line without the program's name and resolves to its exit code. */
export async function runMain(argv: readonly string[]): Promise<number> {
  const [verb, ...rest] = argv;
  if (verb === undefined || verb === 'help' || verb === '--help' || verb === '-h') {
    const about = rest[0] ?? 'help';
    if (verb === 'help' && about !== 'help' && about !== 'version') return runVerb(about, ['--help']);
    process.stdout.write(help());
    return verb === undefined ? 2 : 0;
  }
  if (verb === 'version' || verb === '--version') {
    process.stdout.write(`${programVersion()}\n`);
    return 0;
  }
  return runVerb(verb, rest);
}

async function runVerb(verb: string, argv: readonly string[]): Promise<number> {
  const found = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!found) {
    process.stderr.write(`There is no verb ${verb}; whorl help lists them.\n`);
    return 2;
  }
  return (await found.load())(argv);
}

if (import.meta.main) {
  try {
    process.exitCode = await runMain(process.argv.slice(2));
  } catch (error) {
    const { stack, message } = error instanceof Error ? error : { stack: String(error), message: String(error) };
    const shown = process.env['WHORL_DEBUG'] ? stack : message.split('\n')[0];
    process.stderr.write(`Whorl failed by a fault of its own: ${shown}\n`);
    process.exitCode = 1;
  }
}
