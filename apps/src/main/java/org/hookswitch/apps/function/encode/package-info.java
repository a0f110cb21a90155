/** Functions that write a text in another form: Base64, URIs, digests, AES, character sets. */
@org.jspecify.annotations.NullMarked
package org.hookswitch.apps.function.encode;
