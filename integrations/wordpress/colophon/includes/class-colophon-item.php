<?php
/**
 * A post as Colophon reads it.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** The item that a post is. */
final class Colophon_Item {

	/** The statuses of posts that are sent as what they are. A post with another one is withdrawn. */
	const STATUSES = array( 'publish', 'future', 'draft', 'pending', 'private', 'trash' );

	/** The item's id: the prefix and the post's ID. */
	public static function id( $post_id ) {
		return Colophon_Settings::get( 'prefix' ) . (int) $post_id;
	}

	/** The post's ID of an item of this site, else 0. */
	public static function post_id( $item_id ) {
		$prefix = Colophon_Settings::get( 'prefix' );
		$number = substr( $item_id, strlen( $prefix ) );
		return 0 === strncmp( $item_id, $prefix, strlen( $prefix ) ) && ctype_digit( $number ) ? (int) $number : 0;
	}

	/** The whole item, without its place in the order. */
	public static function of( WP_Post $post ) {
		$settings = Colophon_Settings::all();
		$item     = array(
			'source'        => $settings['source'],
			'source_key'    => (string) $post->ID,
			'imprint'       => $settings['imprint'],
			'content_type'  => $settings['content_type'],
			'language'      => self::language( $post ),
			'title'         => self::cut( self::title( $post ), 1000 ),
			'text'          => self::text( $post ),
			'canonical_id'  => 'url:' . self::address( $post ),
			'canonical_url' => self::address( $post ),
			'lifecycle'     => self::lifecycle( $post ),
		);
		if ( '' !== $settings['desk'] ) {
			$item['desk'] = $settings['desk'];
		}
		$author = get_the_author_meta( 'display_name', (int) $post->post_author );
		if ( $author ) {
			$item['contributors'] = array(
				array(
					'name' => self::cut( $author, 300 ),
					'role' => 'author',
				),
			);
		}
		/**
		 * The item before it is sent.
		 *
		 * @param array   $item The fields of colophon-item/1.
		 * @param WP_Post $post The post.
		 */
		return apply_filters( 'colophon_item', $item, $post );
	}

	/** A draft for suggestions: the post with the title and text that stand in the editor. */
	public static function draft( WP_Post $post, $title, $text ) {
		$settings = Colophon_Settings::all();
		$draft    = array(
			'imprint'       => $settings['imprint'],
			'source'        => $settings['source'],
			'content_type'  => $settings['content_type'],
			'title'         => self::cut( $title, 1000 ),
			'text'          => $text,
			'canonical_url' => self::address( $post ),
		);
		if ( '' !== $settings['desk'] ) {
			$draft['desk'] = $settings['desk'];
		}
		return $draft;
	}

	/** Whether there is enough of a new post to be an item. */
	public static function sendable( WP_Post $post ) {
		return '' !== trim( $post->post_title );
	}

	/** The title; the number of a post that has none any more. */
	private static function title( WP_Post $post ) {
		return '' === trim( $post->post_title ) ? '#' . $post->ID : $post->post_title;
	}

	/** The text with its markup; the title where a post has pictures only. */
	private static function text( WP_Post $post ) {
		foreach ( array( $post->post_content, $post->post_excerpt ) as $text ) {
			if ( '' !== trim( wp_strip_all_tags( $text ) ) ) {
				return self::clean( $text );
			}
		}
		return self::clean( self::title( $post ) );
	}

	/** The permanent address; before a post has one, the address by its ID, which it keeps. */
	private static function address( WP_Post $post ) {
		$settled = in_array( $post->post_status, array( 'publish', 'future', 'private' ), true );
		return $settled ? get_permalink( $post ) : home_url( '/?p=' . $post->ID );
	}

	private static function lifecycle( WP_Post $post ) {
		$time = self::time( $post->post_date_gmt );
		if ( ! in_array( $post->post_type, (array) Colophon_Settings::get( 'post_types' ), true ) ) {
			return array( 'state' => 'withdrawn' );
		}
		switch ( $post->post_status ) {
			case 'publish':
				return array_filter(
					array(
						'state'        => '' === $post->post_password ? 'published' : 'withheld',
						'published_at' => $time,
					)
				);
			case 'future':
				return array_filter(
					array(
						'state'      => 'scheduled',
						'go_live_at' => $time,
					)
				);
			case 'private':
				return array( 'state' => 'withheld' );
			case 'draft':
			case 'pending':
				return array( 'state' => 'draft' );
			default:
				return array( 'state' => 'withdrawn' );   // The trash, and statuses of other plugins.
		}
	}

	/** A moment of the database as Colophon reads it. */
	private static function time( $gmt ) {
		return '0000-00-00 00:00:00' === $gmt || '' === $gmt ? '' : str_replace( ' ', 'T', $gmt ) . 'Z';
	}

	/** The language that Colophon detected in the post while it was written, else that of the site. */
	private static function language( WP_Post $post ) {
		$detected = get_post_meta( $post->ID, '_colophon_language', true );
		return $detected ? $detected : substr( get_locale(), 0, 2 );
	}

	/** Notes the language that was detected, where that is certain enough. */
	public static function note_language( $post_id, $language ) {
		if ( $language['confidence'] >= 0.8 && 'und' !== $language['code'] ) {
			update_post_meta( $post_id, '_colophon_language', $language['code'] );
		}
	}

	private static function cut( $text, $length ) {
		return mb_substr( self::clean( html_entity_decode( $text, ENT_QUOTES, 'UTF-8' ) ), 0, $length );
	}

	/** Text without the control characters that are refused. */
	private static function clean( $text ) {
		return preg_replace( '/[\x00-\x08\x0e-\x1f\x7f]/', '', $text );
	}
}
