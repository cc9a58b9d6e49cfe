/**
 * Starts the programs that a person has besides ours: editors, password stores, their own commands.
 */
@NullMarked
package dev.cubechat.programs;

import org.jspecify.annotations.NullMarked;
