import fc from 'fast-check';

/** The same cases in every run, so that a red run can be had again; WHORL_SEED tries others (any whole number). */
fc.configureGlobal({ seed: Number(process.env['WHORL_SEED'] ?? 1) });
