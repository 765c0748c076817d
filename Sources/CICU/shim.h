/* The ICU calls that udsagn uses, as inline wrappers: ICU renames its functions by macros (ubrk_open is
   ubrk_open_72), which Swift does not import; the wrappers survive another version of ICU. */
#ifndef UDSAGN_CICU_SHIM_H
#define UDSAGN_CICU_SHIM_H

#include <unicode/ubrk.h>
#include <unicode/ucol.h>
#include <unicode/unorm2.h>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ures.h>
#include <unicode/uversion.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/ucurr.h>

static inline void cicu_version(char *_Nonnull buffer) {
  UVersionInfo v; u_getVersion(v); u_versionToString(v, buffer);
}
static inline void cicu_unicode_version(char *_Nonnull buffer) {
  UVersionInfo v; u_getUnicodeVersion(v); u_versionToString(v, buffer);
}

#endif
