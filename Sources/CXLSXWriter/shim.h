// libxlsxwriter, as the system has it.
#include <xlsxwriter.h>
