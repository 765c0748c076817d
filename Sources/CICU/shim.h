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

/* Break iteration. */
static inline UBreakIterator *_Nullable cicu_open_words(const char *_Nonnull locale, UErrorCode *_Nonnull error) {
  return ubrk_open(UBRK_WORD, locale, 0, 0, error);
}
static inline void cicu_set_break_text(
    UBreakIterator *_Nonnull iterator, const UChar *_Nonnull text, int32_t length, UErrorCode *_Nonnull error) {
  ubrk_setText(iterator, text, length, error);
}
static inline int32_t cicu_next_break(UBreakIterator *_Nonnull iterator) { return ubrk_next(iterator); }
static inline int32_t cicu_break_status(UBreakIterator *_Nonnull iterator) { return ubrk_getRuleStatus(iterator); }
static inline void cicu_close_breaks(UBreakIterator *_Nonnull iterator) { ubrk_close(iterator); }

/* Collation. */
static inline UCollator *_Nullable cicu_open_collator(const char *_Nonnull locale, UErrorCode *_Nonnull error) {
  return ucol_open(locale, error);
}
static inline int32_t cicu_compare(
    const UCollator *_Nonnull collator, const UChar *_Nonnull a, int32_t a_length, const UChar *_Nonnull b,
    int32_t b_length) {
  return ucol_strcoll(collator, a, a_length, b, b_length);
}
static inline int32_t cicu_sort_key(
    const UCollator *_Nonnull collator, const UChar *_Nonnull text, int32_t length, uint8_t *_Nullable key,
    int32_t capacity) {
  return ucol_getSortKey(collator, text, length, key, capacity);
}

/* Normalization. */
static inline const UNormalizer2 *_Nullable cicu_nfc(UErrorCode *_Nonnull error) {
  return unorm2_getNFCInstance(error);
}
static inline UBool cicu_is_normalized(
    const UNormalizer2 *_Nonnull form, const UChar *_Nonnull text, int32_t length, UErrorCode *_Nonnull error) {
  return unorm2_isNormalized(form, text, length, error);
}
static inline int32_t cicu_normalize(
    const UNormalizer2 *_Nonnull form, const UChar *_Nonnull text, int32_t length, UChar *_Nullable result,
    int32_t capacity, UErrorCode *_Nonnull error) {
  return unorm2_normalize(form, text, length, result, capacity, error);
}

/* Character properties. */
static inline UBool cicu_is_white_space(UChar32 c) { return u_isUWhiteSpace(c); }
static inline UBool cicu_is_letter(UChar32 c) { return u_isalpha(c); }
static inline UBool cicu_is_digit(UChar32 c) { return u_isdigit(c); }
static inline UBool cicu_is_upper(UChar32 c) { return u_isupper(c) || u_istitle(c); }

#endif
