/* The lexicons and models that are part of the binary, as bytes used in place. */
#ifndef UDSAGN_EMBEDDED_H
#define UDSAGN_EMBEDDED_H
#include <stddef.h>
#include <stdint.h>

const uint8_t *_Nonnull embedded_lexicons(void);
size_t embedded_lexicons_size(void);
const uint8_t *_Nonnull embedded_tagger(void);
size_t embedded_tagger_size(void);
const uint8_t *_Nonnull embedded_parser(void);
size_t embedded_parser_size(void);
const uint8_t *_Nonnull embedded_splitter(void);
size_t embedded_splitter_size(void);

#endif
