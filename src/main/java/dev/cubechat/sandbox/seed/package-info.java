/** What a sandbox's world begins with: reading the seed file, and planting it. */
@NullMarked
package dev.cubechat.sandbox.seed;

import org.jspecify.annotations.NullMarked;
