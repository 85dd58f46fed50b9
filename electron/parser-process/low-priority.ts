// A long intake must not take the processor from the window. Imported first, so that loading the readers counts as well.
import os from 'node:os';

os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
