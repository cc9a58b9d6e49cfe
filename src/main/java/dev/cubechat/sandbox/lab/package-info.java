/** What tests do to the sandbox's faces and see of them: faults and the transcript. */
@NullMarked
package dev.cubechat.sandbox.lab;

import org.jspecify.annotations.NullMarked;
