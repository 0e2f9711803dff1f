/** Tests of files on their way to who asks for them. */
@NullMarked
package io.ringroom.http.recording;

import org.jspecify.annotations.NullMarked;
