// Property tests draw the same cases on every run; CLEARPROOF_SEED draws others, to look further.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['CLEARPROOF_SEED'] ?? 20_261_124) });
