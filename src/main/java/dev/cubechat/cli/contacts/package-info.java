/** The commands about the contact list. */
@NullMarked
package dev.cubechat.cli.contacts;

import org.jspecify.annotations.NullMarked;
