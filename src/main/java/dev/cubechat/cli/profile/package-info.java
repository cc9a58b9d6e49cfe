/** The commands about profiles: named sets of settings in the configuration file. */
@NullMarked
package dev.cubechat.cli.profile;

import org.jspecify.annotations.NullMarked;
