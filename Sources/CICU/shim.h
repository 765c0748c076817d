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
#include <string.h>

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
/* --- names: display names, composition (ICUText/DisplayNames.swift) --- */

/* The composition of two code points in NFC, or a negative number where there is none. */
static inline int32_t cicu_compose_pair(int32_t first, int32_t second) {
  UErrorCode e = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance(&e);
  return U_FAILURE(e) ? -1 : unorm2_composePair(nfc, first, second);
}
/* The display names of a locale, in full or in their short form, or null. */
static inline void *_Nullable cicu_names_open(const char *_Nonnull locale, int32_t brief) {
  UErrorCode e = U_ZERO_ERROR;
  UDisplayContext contexts[] = {brief ? UDISPCTX_LENGTH_SHORT : UDISPCTX_LENGTH_FULL, UDISPCTX_NO_SUBSTITUTE};
  ULocaleDisplayNames *n = uldn_openForContext(locale, contexts, 2, &e);
  return U_FAILURE(e) ? 0 : (void *)n;
}
static inline void cicu_names_close(void *_Nonnull n) { uldn_close((ULocaleDisplayNames *)n); }
/* The length in UTF-16 units of the name of a region, 0 where there is none. */
static inline int32_t cicu_region_name(
    void *_Nonnull n, const char *_Nonnull code, uint16_t *_Nonnull buffer, int32_t capacity) {
  UErrorCode e = U_ZERO_ERROR;
  int32_t length = uldn_regionDisplayName((ULocaleDisplayNames *)n, code, (UChar *)buffer, capacity, &e);
  return U_FAILURE(e) || length > capacity ? 0 : length;
}
static inline int32_t cicu_language_name(
    void *_Nonnull n, const char *_Nonnull code, uint16_t *_Nonnull buffer, int32_t capacity) {
  UErrorCode e = U_ZERO_ERROR;
  int32_t length = uldn_languageDisplayName((ULocaleDisplayNames *)n, code, (UChar *)buffer, capacity, &e);
  return U_FAILURE(e) || length > capacity ? 0 : length;
}
/* The name of a currency; plural: 0 its title, 1 for one unit, 2 for several. */
static inline int32_t cicu_currency_name(
    const char *_Nonnull locale, const char *_Nonnull code, int32_t plural, uint16_t *_Nonnull buffer,
    int32_t capacity) {
  UErrorCode e = U_ZERO_ERROR;
  UChar iso[4];
  UBool choice = 0;
  int32_t length = 0;
  const UChar *name;
  u_charsToUChars(code, iso, 3);
  iso[3] = 0;
  name = plural == 0 ? ucurr_getName(iso, locale, UCURR_LONG_NAME, &choice, &length, &e)
                     : ucurr_getPluralName(iso, locale, &choice, plural == 1 ? "one" : "other", &length, &e);
  if (U_FAILURE(e) || length > capacity) return 0;
  u_memcpy((UChar *)buffer, name, length);
  return length;
}
/* The ISO 4217 code of a region's currency ("DK" gives "DKK"), its length 0 where there is none. */
static inline int32_t cicu_currency_of_region(const char *_Nonnull region, char *_Nonnull code) {
  UErrorCode e = U_ZERO_ERROR;
  char locale[8] = "_";
  UChar iso[8];
  int32_t length;
  if (strlen(region) > 3) return 0;
  strcat(locale, region);
  length = ucurr_forLocale(locale, iso, 8, &e);
  if (U_FAILURE(e) || length != 3) return 0;
  u_UCharsToChars(iso, code, 3);
  code[3] = 0;
  return length;
}
/* The codes that ICU knows: ISO 3166 regions, ISO 639 languages; each list ends with null. */
static inline const char *_Nullable const *_Nonnull cicu_region_codes(void) { return uloc_getISOCountries(); }
static inline const char *_Nullable const *_Nonnull cicu_language_codes(void) { return uloc_getISOLanguages(); }

/* --- end of names --- */

#endif
