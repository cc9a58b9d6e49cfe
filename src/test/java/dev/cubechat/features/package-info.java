/** Holds the page of features and their proofs to the tests that there are. */
@NullMarked
package dev.cubechat.features;

import org.jspecify.annotations.NullMarked;
