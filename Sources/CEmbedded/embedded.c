/* One #embed per packed file; `swift build` rebuilds this when one of them changes. A file may be empty. */
#include "embedded.h"

_Alignas(64) static const uint8_t lexicons_bytes[] = {
#embed "lexicons.pack" suffix(,)
0};
_Alignas(64) static const uint8_t tagger_bytes[] = {
#embed "models/tagger.model" suffix(,)
0};
_Alignas(64) static const uint8_t parser_bytes[] = {
#embed "models/parser.model" suffix(,)
0};
_Alignas(64) static const uint8_t splitter_bytes[] = {
#embed "models/splitter.model" suffix(,)
0};

const uint8_t *embedded_lexicons(void) { return lexicons_bytes; }
size_t embedded_lexicons_size(void) { return sizeof lexicons_bytes - 1; }
const uint8_t *embedded_tagger(void) { return tagger_bytes; }
size_t embedded_tagger_size(void) { return sizeof tagger_bytes - 1; }
const uint8_t *embedded_parser(void) { return parser_bytes; }
size_t embedded_parser_size(void) { return sizeof parser_bytes - 1; }
const uint8_t *embedded_splitter(void) { return splitter_bytes; }
size_t embedded_splitter_size(void) { return sizeof splitter_bytes - 1; }
