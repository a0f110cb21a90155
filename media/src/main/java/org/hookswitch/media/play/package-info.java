/** Audio that the switch makes itself: players, their sources and the clock that paces them. */
package org.hookswitch.media.play;
