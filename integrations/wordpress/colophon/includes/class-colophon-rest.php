<?php
/**
 * What the block editor asks of this site.
 *
 * @package Colophon
 */

defined( 'ABSPATH' ) || exit;

/** The routes under /wp-json/colophon/v1. The browser speaks to WordPress only; WordPress speaks to Colophon. */
final class Colophon_Rest {

	public static function register() {
		add_action( 'rest_api_init', array( __CLASS__, 'routes' ) );
		add_action( 'init', array( __CLASS__, 'meta' ) );
	}

	public static function routes() {
		$post = array(
			'id' => array(
				'type'     => 'integer',
				'required' => true,
			),
		);
		self::route(
			'/posts/(?P<id>\d+)/suggestions',
			'suggestions',
			$post + array(
				'title'   => self::text( 1000, true ),
				'content' => self::text( 2000000, true ),
				'saved'   => array(
					'type'    => 'boolean',
					'default' => false,
				),
			)
		);
		self::route(
			'/posts/(?P<id>\d+)/decisions',
			'decision',
			$post + array(
				'kind'   => self::word( array( 'segment', 'subject', 'keyphrase', 'entity', 'link' ) ),
				'value'  => self::text( 500, true ),
				'answer' => self::word( array( 'accepted', 'rejected', 'revoked' ) ),
				'saved'  => array(
					'type'    => 'boolean',
					'default' => false,
				),
			)
		);
		register_rest_route(
			'colophon/v1',
			'/segments',
			array(
				'methods'             => 'GET',
				'callback'            => array( __CLASS__, 'segments' ),
				'permission_callback' => function () {
					return current_user_can( 'edit_posts' );
				},
			)
		);
	}

	/** What other plugins and themes may read of a post with get_post_meta(); only this plugin writes it. */
	public static function meta() {
		foreach ( array( 'colophon_segments', 'colophon_related' ) as $name ) {
			register_post_meta(
				'',
				$name,
				array(
					'type'          => 'array',
					'single'        => true,
					'auth_callback' => '__return_false',
					// Everybody could read it there, and WordPress refuses to save any other meta beside it.
					'show_in_rest'  => false,
				)
			);
		}
	}

	/** Suggestions for the text that stands in the editor. */
	public static function suggestions( WP_REST_Request $request ) {
		$post = get_post( $request['id'] );
		if ( '' === trim( $request['title'] ) || '' === trim( wp_strip_all_tags( $request['content'] ) ) ) {
			return array( 'empty' => true );
		}
		$client = Colophon_Client::current();
		$stored = $request['saved'] && Colophon_Sync::in_step( $post );
		$answer = $stored
			? $client->suggestions( Colophon_Item::id( $post->ID ) )
			: $client->suggest( Colophon_Item::draft( $post, $request['title'], $request['content'] ) );
		if ( is_wp_error( $answer ) ) {
			return self::problem( $answer );
		}
		if ( ! $stored ) {
			Colophon_Item::note_language( $post->ID, $answer['body']['language'] );
		}
		$view = Colophon_View::suggestions( $post->ID, $answer['body'] );
		return array_merge( $view, array( 'stored' => $stored ) );
	}

	/** An editor's answer to a suggestion. It is kept first; nothing is lost where Colophon does not answer. */
	public static function decision( WP_REST_Request $request ) {
		$post_id = (int) $request['id'];
		$by      = wp_get_current_user()->user_login;
		$before  = Colophon_Answers::term_ids( $post_id );
		if ( ! Colophon_Answers::keep( $post_id, $request['kind'], $request['value'], $request['answer'], $by ) ) {
			return new WP_Error( 'colophon_not_suggested', __( 'This is not among the suggestions any more. Ask for suggestions again.', 'colophon' ), array( 'status' => 409 ) );
		}
		Colophon_Answers::write( $post_id );
		$result = true;
		if ( $request['saved'] && Colophon_Sync::concerns( get_post( $post_id ) ) ) {
			Colophon_Sync::note( $post_id );
			$result = Colophon_Sync::try_now( $post_id );
		}
		list( $waiting, $refused ) = Colophon_Answers::waiting( $post_id );
		return array(
			'state'   => Colophon_Answers::state( $post_id, $request['kind'] . ':' . $request['value'] ),
			'terms'   => self::changes( $before, Colophon_Answers::term_ids( $post_id ) ),
			'waiting' => $waiting,
			'refused' => $refused,
			'error'   => is_wp_error( $result ) ? $result->get_error_message() : '',
		);
	}

	/** The terms that all of a request added and removed, for the editor to take over. */
	private static function changes( $before, $after ) {
		$changes = array();
		foreach ( $after as $taxonomy => $ids ) {
			$changes[ $taxonomy ] = array(
				'added'   => array_values( array_diff( $ids, $before[ $taxonomy ] ) ),
				'removed' => array_values( array_diff( $before[ $taxonomy ], $ids ) ),
			);
		}
		return $changes;
	}

	/** The segments in use, for the list block. */
	public static function segments() {
		$answer = Colophon_Client::current()->segments();
		if ( is_wp_error( $answer ) ) {
			return self::problem( $answer );
		}
		$segments = array();
		foreach ( $answer['body']['segments'] as $stored ) {
			if ( ! empty( $stored['use']['usable'] ) ) {
				$segments[] = array(
					'id'   => $stored['segment']['id'],
					'name' => $stored['segment']['name'],
				);
			}
		}
		return $segments;
	}

	private static function route( $path, $callback, $arguments ) {
		register_rest_route(
			'colophon/v1',
			$path,
			array(
				'methods'             => 'POST',
				'callback'            => array( __CLASS__, $callback ),
				'args'                => $arguments,
				'permission_callback' => function ( WP_REST_Request $request ) {
					$post = get_post( (int) $request['id'] );
					return $post && Colophon_Settings::covers( $post->post_type ) && current_user_can( 'edit_post', $post->ID );
				},
			)
		);
	}

	private static function problem( WP_Error $error ) {
		return new WP_Error( $error->get_error_code(), $error->get_error_message(), array( 'status' => 502 ) );
	}

	private static function text( $length, $required ) {
		return array(
			'type'      => 'string',
			'maxLength' => $length,
			'required'  => $required,
		);
	}

	private static function word( $words ) {
		return array(
			'type'     => 'string',
			'enum'     => $words,
			'required' => true,
		);
	}
}
