/// Reader profiles and the click model: how well a text fits a reader, and what is chosen in
/// general. Knows vectors, topics and makers; no items and no people.
///
/// Start here: [org.colophon.recommend.profile.ReaderProfile] and
/// [org.colophon.recommend.profile.ClickModel].
@NullMarked
package org.colophon.recommend.profile;

import org.jspecify.annotations.NullMarked;
